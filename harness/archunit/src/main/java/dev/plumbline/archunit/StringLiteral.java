package dev.plumbline.archunit;

/**
 * A string that is written in a class.
 *
 * @param text what it says; where a value is put into a concatenation, a control character stands
 * @param owner the member that holds it, as ArchUnit names members
 * @param line in the source, or 0 where the class file does not tell
 */
record StringLiteral(String text, String owner, int line) {}
