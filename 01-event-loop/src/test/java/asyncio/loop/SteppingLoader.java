package asyncio.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
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
  private static final MethodTypeDesc NOTHING =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
  private static final MethodTypeDesc RECEIVER =
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
    return classes.transformClass(classes.parse(bytes), SteppingLoader::weave);
  }

  private static void weave(ClassBuilder type, ClassElement element) {
    if (element instanceof MethodModel method) {
      type.transformMethod(method, MethodTransform.transformingCode(new Weaver(method)));
    } else {
      type.with(element);
    }
  }

  /** Adds the steps of one method, and says of each where it is. */
  private static final class Weaver implements CodeTransform {

    private final String method;
    private String line = "";

    Weaver(MethodModel method) {
      this.method = method.methodName().stringValue();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case LineNumber number -> line = ", line " + number.line();
        case InvokeInstruction call when hasReceiver(call) ->
            addCall(code, call, before(call.owner().asSymbol(), call.name().stringValue() + "()"));
        case InvokeInstruction call ->
            addStep(code, before(call.owner().asSymbol(), call.name().stringValue() + "()"));
        case FieldInstruction field ->
            addStep(code, before(field.owner().asSymbol(), field.name().stringValue()));
        case MonitorInstruction _ -> addStep(code, method + line + ", before the lock");
        default -> {}
      }
      code.with(element);
    }

    private String before(ClassDesc owner, String member) {
      return method + "()" + line + ", before " + owner.displayName() + "." + member;
    }
  }

  private static void addStep(CodeBuilder code, String where) {
    code.loadConstant(where).invokestatic(STEPS, "step", NOTHING);
  }

  private static boolean hasReceiver(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
  }

  /** The receiver lies below the arguments, which are put away meanwhile. */
  private static void addCall(CodeBuilder code, InvokeInstruction call, String where) {
    List<TypeKind> kinds = call.typeSymbol().parameterList().stream().map(TypeKind::from).toList();
    int[] slots = kinds.stream().mapToInt(code::allocateLocal).toArray();
    for (int i = slots.length - 1; i >= 0; i--) {
      code.storeLocal(kinds.get(i), slots[i]);
    }
    code.dup().loadConstant(where).invokestatic(STEPS, "call", RECEIVER);
    for (int i = 0; i < slots.length; i++) {
      code.loadLocal(kinds.get(i), slots[i]);
    }
  }
}
