// Misconception: closing the loop cleans up.
// Fails: leaking, failingAndLeaking, failingBefore
package asyncio.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;

public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  public void afterEach(ExtensionContext context) {
    store(context).get(Leaks.class, Leaks.class).finish();
  }
}
