package asyncio.loops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;

/**
 * Defines this package a second time, with a call of {@link Steps#step} before each step of the
 * pollers that a learner writes.
 */
final class SteppingLoader extends ClassLoader {

  private static final String PACKAGE = Steps.class.getPackageName() + ".";
  private static final Set<String> WOVEN = Set.of("BusyPoller", "Recorder", "Replayer");
  private static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());
  private static final MethodTypeDesc STEP = MethodTypeDesc.of(ConstantDescs.CD_void);

  private final ClassLoader original = Steps.class.getClassLoader();

  SteppingLoader() {
    super(Steps.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)
        || name.indexOf('.', PACKAGE.length()) >= 0
        || name.equals(Steps.class.getName())
        || name.startsWith(Steps.class.getName() + "$")) {
      return original.loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = bytesOf(original.loadClass(name));
    String outermost = name.substring(PACKAGE.length()).split("\\$")[0];
    byte[] defined = WOVEN.contains(outermost) ? weave(bytes) : bytes;
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
    CodeTransform stepping =
        (code, element) -> {
          switch (element) {
            case InvokeInstruction _, FieldInstruction _, MonitorInstruction _ ->
                code.invokestatic(STEPS, "step", STEP);
            default -> {}
          }
          code.with(element);
        };
    return classes.transformClass(
        classes.parse(bytes), ClassTransform.transformingMethodBodies(stepping));
  }
}
