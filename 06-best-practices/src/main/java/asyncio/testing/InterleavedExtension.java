package asyncio.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Runs a test once for each seed, until one fails. */
final class InterleavedExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), Interleaved.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Interleaved settings =
        AnnotationSupport.findAnnotation(context.getTestMethod(), Interleaved.class).orElseThrow();
    long first = seed(settings, context);
    var failed = new AtomicBoolean();
    // JUnit asks for the next run when it is through with the last.
    return IntStream.rangeClosed(1, settings.runs())
        .takeWhile(_ -> !failed.get())
        .mapToObj(run -> new Run(run, settings.runs(), first + run - 1, settings.most(), failed));
  }

  private static long seed(Interleaved settings, ExtensionContext context) {
    return context
        .getConfigurationParameter(Seeds.PROPERTY, Long::valueOf)
        .orElseGet(() -> settings.seed() == Seeds.ANY ? Seeds.any() : settings.seed());
  }

  private record Run(int number, int of, long seed, int most, AtomicBoolean failed)
      implements TestTemplateInvocationContext,
          BeforeEachCallback,
          TestExecutionExceptionHandler,
          TestWatcher {

    @Override
    public String getDisplayName(int index) {
      return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      Interleavings.shuffle(AsyncExtension.loopOf(context).loop(), seed, most);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
        throws Throwable {
      throw thrown instanceof TestAbortedException
          ? thrown
          : new InterleavingError(number, of, seed, thrown);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
      failed.set(true);
    }
  }
}
