package asyncio.task;

import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.SharedSecrets;

/**
 * Which scoped values the current thread has bound. They belong to the thread, not to a stack: a
 * coroutine that left its stack inside of {@link ScopedValue#where} would leave them to everybody.
 */
final class ScopedBindings {

  private static final JavaLangAccess JDK = SharedSecrets.getJavaLangAccess();
  private static final ScopedValue<Boolean> PROBE = ScopedValue.newInstance();
  private static final Object NONE = boundAndUnbound();

  private ScopedBindings() {}

  /** An object that stands for what is bound: the same one as long as that is the same. */
  static Object current() {
    Object bindings = JDK.scopedValueBindings();
    if (bindings == null) {
      // After a stack overflow the JDK has to look for them, which it does when it is asked.
      PROBE.isBound();
      bindings = JDK.scopedValueBindings();
    }
    // A thread that has never bound anything says so by its class, and later by an object.
    return bindings == Thread.class ? NONE : bindings;
  }

  private static Object boundAndUnbound() {
    ScopedValue.where(PROBE, true).run(() -> {});
    return JDK.scopedValueBindings();
  }
}
