// Misconception: an annotation stands where it is used.
// Fails: composedLimits
package asyncio.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

public final class AsyncExtension {

  private static Limits limits(ExtensionContext context) {
    Optional<OnLoop> ofMethod =
        Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(OnLoop.class));
    return ofMethod
        .or(
            () ->
                AnnotationSupport.findAnnotation(
                    context.getRequiredTestClass(),
                    OnLoop.class,
                    context.getEnclosingTestClasses()))
        .map(OnLoop.Settings::of)
        .orElse(Limits.DEFAULT);
  }
}
