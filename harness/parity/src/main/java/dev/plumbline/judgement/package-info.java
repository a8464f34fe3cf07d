/** How bad a finding is for this service: severities that it chose, findings that it accepts. */
@NullMarked
package dev.plumbline.judgement;

import org.jspecify.annotations.NullMarked;
