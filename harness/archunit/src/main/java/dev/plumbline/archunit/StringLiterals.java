package dev.plumbline.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The strings that are written in a class: in its methods, in the values of its constants, in
 * annotations. ArchUnit does not tell, so that the class file is read once more.
 */
final class StringLiterals {

  private static final int API = Opcodes.ASM9;

  private final String className;
  private final List<StringLiteral> inCode = new ArrayList<>();
  private final List<StringLiteral> constants = new ArrayList<>();

  private StringLiterals(String className) {
    this.className = className;
  }

  /**
   * Reads them in the order in which they are written; a constant that a method of its own class
   * uses is told once.
   *
   * @throws UncheckedIOException if the class file cannot be read
   */
  static List<StringLiteral> of(JavaClass javaClass) {
    StringLiterals literals = new StringLiterals(javaClass.getName());
    javaClass.getSource().ifPresent(source -> literals.read(source.getUri()));
    return Stream.concat(
            literals.inCode.stream(),
            literals.constants.stream()
                .filter(
                    constant ->
                        literals.inCode.stream()
                            .noneMatch(used -> used.text().equals(constant.text()))))
        .toList();
  }

  private void read(URI classFile) {
    try {
      URLConnection connection = classFile.toURL().openConnection();
      // a cached jar file would stay open and be read stale after the next build
      connection.setUseCaches(false);
      try (InputStream bytes = connection.getInputStream()) {
        new ClassReader(bytes).accept(new OfClass(), ClassReader.SKIP_FRAMES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The strings of " + className + " cannot be read from " + classFile, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          className
              + " was compiled for a newer Java than this ASM knows ("
              + e.getMessage()
              + "): use a newer org.ow2.asm:asm in the tests",
          e);
    }
  }

  private final class OfClass extends ClassVisitor {

    OfClass() {
      super(API);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return new OfAnnotation("Class <" + className + ">");
    }

    @Override
    public FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      String owner = "Field <" + className + "." + name + ">";
      if (value instanceof String text) {
        constants.add(new StringLiteral(text, owner, 0));
      }
      return new FieldVisitor(API) {
        @Override
        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          return new OfAnnotation(owner);
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new OfMethod("Method <" + className + "." + name + "()>");
    }
  }

  private final class OfMethod extends MethodVisitor {

    private final String owner;
    private int line;

    OfMethod(String owner) {
      super(API);
      this.owner = owner;
    }

    private void add(Object value) {
      if (value instanceof String text) {
        inCode.add(new StringLiteral(text, owner, line));
      }
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitLdcInsn(Object value) {
      add(value);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        add(argument);
      }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return new OfAnnotation(owner);
    }
  }

  private final class OfAnnotation extends AnnotationVisitor {

    private final String owner;

    OfAnnotation(String owner) {
      super(API);
      this.owner = owner;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
      if (value instanceof String text) {
        inCode.add(new StringLiteral(text, owner, 0));
      }
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
      return this;
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
      return this;
    }
  }
}
