// Misconception: a test is over when its method is.
// Fails: methods, cleanedUp
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

  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    run(invocation, invoked, context);
    if (!asyncio.task.Tasks.of(loopOf(context).loop()).pending().isEmpty()) {
      throw new LeakError(store(context).get(Leaks.class, Leaks.class).finish());
    }
  }
}
