package asyncio.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Defines the loop's package a second time, with a call of {@link Steps#step} before each step of
 * some of its classes.
 */
final class SteppingLoader extends ClassLoader {

  private static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());
  private static final MethodTypeDesc STEP =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
  private static final MethodTypeDesc CALL =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_String);
  private static final String PACKAGE = Steps.class.getPackageName() + ".";

  private final ClassLoader original;
  private final Set<String> woven;

  /**
   * Makes a loader.
   *
   * @param woven the simple names of the classes to weave, nested ones included
   */
  SteppingLoader(Set<String> woven) {
    super(Steps.class.getClassLoader());
    this.original = Steps.class.getClassLoader();
    this.woven = woven;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)
        || name.indexOf('.', PACKAGE.length()) >= 0
        || name.startsWith(Steps.class.getName())) {
      return original.loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = bytesOf(original.loadClass(name));
    String simple = name.substring(PACKAGE.length()).split(Pattern.quote("$"))[0];
    byte[] defined = woven.contains(simple) ? weave(bytes) : bytes;
    return defineClass(name, defined, 0, defined.length);
  }

  /** Where a class came from is asked of the class: its loader may choose between several. */
  private static byte[] bytesOf(Class<?> type) {
    URL location = type.getProtectionDomain().getCodeSource().getLocation();
    String file = type.getName().replace('.', '/') + ".class";
    try (var there = new URLClassLoader(new URL[] {location}, null);
        InputStream in = there.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] weave(byte[] bytes) {
    var resolver = ClassHierarchyResolver.ofClassLoading(original);
    var classes = ClassFile.of(ClassHierarchyResolverOption.of(resolver));
    ClassModel type = classes.parse(bytes);
    return classes.transformClass(
        type,
        (builder, element) -> {
          if (element instanceof MethodModel method) {
            builder.transformMethod(
                method, MethodTransform.transformingCode(new Weaver(new StepNames(type, method))));
          } else {
            builder.with(element);
          }
        });
  }

  /** Adds the steps of one method. */
  private record Weaver(StepNames names) implements CodeTransform {

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case LineNumber line -> names.goTo(line.line());
        case InvokeInstruction call when hasReceiver(call) -> addCall(code, call);
        case InvokeInstruction call -> addStep(code, names.of(call));
        case FieldInstruction field -> addStep(code, names.of(field));
        case MonitorInstruction lock -> addStep(code, names.of(lock));
        default -> {}
      }
      code.with(element);
    }

    private static boolean hasReceiver(InvokeInstruction call) {
      return call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
    }

    private static void addStep(CodeBuilder code, String name) {
      code.loadConstant(name).invokestatic(STEPS, "step", STEP);
    }

    /** The receiver lies below the arguments, which are put away meanwhile. */
    private void addCall(CodeBuilder code, InvokeInstruction call) {
      List<TypeKind> kinds =
          call.typeSymbol().parameterList().stream().map(TypeKind::from).toList();
      int[] slots = kinds.stream().mapToInt(code::allocateLocal).toArray();
      for (int i = slots.length - 1; i >= 0; i--) {
        code.storeLocal(kinds.get(i), slots[i]);
      }
      code.dup().loadConstant(names.of(call)).invokestatic(STEPS, "call", CALL);
      for (int i = 0; i < slots.length; i++) {
        code.loadLocal(kinds.get(i), slots[i]);
      }
    }
  }
}
