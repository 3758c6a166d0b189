// Misconception: what is left behind is told in any case.
// Fails: failingAndLeaking, afterAStuckTest
package asyncio.testing;

import java.lang.reflect.Method;
import java.util.List;
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
    try {
      run(invocation, invoked, context);
    } catch (Throwable failure) {
      List<Leak> left = store(context).get(Leaks.class, Leaks.class).finish();
      if (!left.isEmpty()) {
        throw new LeakError(left);
      }
      throw failure;
    }
  }
}
