package loopcraft.grader.build;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Class files without what was written in them: who grades an exercise has to know what there is to
 * write, and the code that is graded must not find the answer.
 */
final class Declarations {

  private static final ClassFile FILES = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);

  private Declarations() {}

  /**
   * Copies a folder of class files.
   *
   * @param emptied the binary names of the classes of which only the declarations are copied
   */
  static void copy(Path from, Path to, Set<String> emptied) throws IOException {
    try (var found = Files.walk(from)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        if (emptied.contains(className(from.relativize(file)))) {
          Files.write(target, of(Files.readAllBytes(file)));
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static String className(Path file) {
    return file.toString().replace(File.separatorChar, '.').replaceFirst("\\.class$", "");
  }

  /** A class file all of whose methods do nothing but fail. */
  static byte[] of(byte[] bytes) {
    ClassTransform emptied =
        (builder, element) -> {
          if (element instanceof MethodModel method && method.code().isPresent()) {
            builder.transformMethod(
                method,
                MethodTransform.transformingCode(
                    CodeTransform.ofStateful(() -> new Emptied(isConstructor(method)))));
          } else {
            builder.with(element);
          }
        };
    return FILES.transformClass(FILES.parse(bytes), emptied);
  }

  private static boolean isConstructor(MethodModel method) {
    return method.methodName().equalsString(ConstantDescs.INIT_NAME);
  }

  /** Of a constructor one field remains, as a sign that there is something to write. */
  private static final class Emptied implements CodeTransform {

    private boolean seeksField;

    Emptied(boolean seeksField) {
      this.seeksField = seeksField;
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (seeksField
          && element instanceof FieldInstruction field
          && field.opcode() == Opcode.PUTFIELD) {
        builder.aload(0);
        loadNothing(builder, field.typeSymbol());
        builder.putfield(field.field());
        seeksField = false;
      }
    }

    private static void loadNothing(CodeBuilder builder, ClassDesc type) {
      switch (TypeKind.from(type).asLoadable()) {
        case INT -> builder.iconst_0();
        case LONG -> builder.lconst_0();
        case FLOAT -> builder.fconst_0();
        case DOUBLE -> builder.dconst_0();
        default -> builder.aconst_null();
      }
    }

    @Override
    public void atEnd(CodeBuilder builder) {
      builder.aconst_null().athrow();
    }
  }
}
