// Misconception: limits are those of the method.
// Fails: limits, limitsOfTheClass
package asyncio.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  private static Limits limits(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), OnLoop.class)
        .map(OnLoop.Settings::of)
        .orElse(Limits.DEFAULT);
  }
}
