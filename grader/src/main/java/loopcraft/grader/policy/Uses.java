package loopcraft.grader.policy;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds where in its source a class file uses something, for a person who wants to look. */
final class Uses {

  private static final int NO_LINE = 0;

  private Uses() {}

  /**
   * Where code first does something.
   *
   * @return such as {@code Handle.java:12}; the file alone if no instruction does it, but a
   *     declaration
   */
  static String first(ClassModel model, Predicate<CodeElement> use) {
    String file =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse(model.thisClass().asInternalName());
    OptionalInt line = model.methods().stream().flatMapToInt(method -> lines(method, use)).min();
    return line.isPresent() ? file + ":" + line.getAsInt() : file;
  }

  private static IntStream lines(MethodModel method, Predicate<CodeElement> use) {
    var lines = IntStream.builder();
    var handlers = new HashSet<Label>();
    int line = NO_LINE;
    boolean handles = false;
    for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
      switch (element) {
        // All of them come first, before there is a line.
        case ExceptionCatch caught when use.test(caught) -> handlers.add(caught.handler());
        case LabelTarget target -> handles |= handlers.contains(target.label());
        case LineNumber number -> line = number.line();
        case Instruction instruction -> {
          if (line != NO_LINE && (handles || use.test(instruction))) {
            lines.add(line);
          }
          handles = false;
        }
        default -> {}
      }
    }
    return lines.build();
  }

  /**
   * A member as code names it.
   *
   * @param owner the binary name of the class by which it is named
   * @param type its descriptor
   */
  record Member(String owner, String name, String type) {

    static Member of(MemberRefEntry entry) {
      return new Member(
          entry.owner().asInternalName().replace('/', '.'),
          entry.name().stringValue(),
          entry.type().stringValue());
    }

    private static Member of(DirectMethodHandleDesc handle) {
      return new Member(
          binaryName(handle.owner()).orElse(""), handle.methodName(), handle.lookupDescriptor());
    }
  }

  /** The members that an instruction calls or reads, or makes a reference to. */
  static Stream<Member> members(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> Stream.of(Member.of(call.method()));
      case FieldInstruction access -> Stream.of(Member.of(access.field()));
      case InvokeDynamicInstruction lambda ->
          lambda.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .map(Member::of);
      default -> Stream.empty();
    };
  }

  /** Whether an instruction names a class, if only in the type of what it calls. */
  static boolean ofType(CodeElement element, Predicate<ClassDesc> wanted) {
    return types(element).anyMatch(wanted);
  }

  private static Stream<ClassDesc> types(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call ->
          Stream.concat(Stream.of(call.owner().asSymbol()), types(call.typeSymbol()));
      case FieldInstruction access -> Stream.of(access.owner().asSymbol(), access.typeSymbol());
      case NewObjectInstruction made -> Stream.of(made.className().asSymbol());
      case NewReferenceArrayInstruction made -> Stream.of(made.componentType().asSymbol());
      case NewMultiArrayInstruction made -> Stream.of(made.arrayType().asSymbol());
      case TypeCheckInstruction check -> Stream.of(check.type().asSymbol());
      case ExceptionCatch caught -> caught.catchType().stream().map(type -> type.asSymbol());
      case ConstantInstruction constant -> types(constant.constantValue());
      case InvokeDynamicInstruction lambda ->
          Stream.concat(
              types(lambda.typeSymbol()), lambda.bootstrapArgs().stream().flatMap(Uses::types));
      default -> Stream.empty();
    };
  }

  /** The classes that a constant names, such as a method's type. */
  static Stream<ClassDesc> types(ConstantDesc constant) {
    return switch (constant) {
      case ClassDesc type -> Stream.of(type);
      case MethodTypeDesc method ->
          Stream.concat(method.parameterList().stream(), Stream.of(method.returnType()));
      case DirectMethodHandleDesc handle ->
          Stream.concat(Stream.of(handle.owner()), types(handle.invocationType()));
      default -> Stream.empty();
    };
  }

  /** The class, or that of an array's elements; nothing for a primitive one. */
  static Optional<String> binaryName(ClassDesc type) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (element.isPrimitive()) {
      return Optional.empty();
    }
    String descriptor = element.descriptorString();
    return Optional.of(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
  }
}
