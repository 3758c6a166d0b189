// Misconception: each method is a program of its own.
// Fails: methods, eachTest, failingBefore, cleanedUp, afterAStuckTest, parameters
package asyncio.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  private static void run(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    var loop = new TestLoop(limits(context));
    Leaks leaks = Leaks.watch(loop);
    store(context).put(TestLoop.class, loop);
    store(context).put(Leaks.class, leaks);
    loop.run(invoked.getExecutable().getName(), Invocations.asCallable(invocation));
  }
}
