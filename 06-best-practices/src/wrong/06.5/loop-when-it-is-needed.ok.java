// Alternative: the loop is made by the first who needs it.
package asyncio.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;

public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  static TestLoop loopOf(ExtensionContext context) {
    return store(context)
        .computeIfAbsent(
            TestLoop.class,
            _ -> {
              var loop = new TestLoop(limits(context));
              store(context).put(Leaks.class, Leaks.watch(loop));
              return loop;
            },
            TestLoop.class);
  }

  public void beforeEach(ExtensionContext context) {
    loopOf(context);
  }
}
