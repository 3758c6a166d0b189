package asyncio.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Lets JUnit run a class of samples, inside of a test, and tells how they ended. */
final class SampleRun {

  /** How one of them ended. */
  record Ended(String name, Status status, Throwable failure) {

    boolean succeeded() {
      return status == Status.SUCCESSFUL;
    }
  }

  private SampleRun() {}

  static List<Ended> of(Class<?> samples) {
    return of(samples, Map.of());
  }

  static List<Ended> of(Class<?> samples, Map<String, String> parameters) {
    var ended = new ArrayList<Ended>();
    // What the real run has registered is not for samples.
    var config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(samples))
            .configurationParameters(parameters)
            .build();
    var listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
              ended.add(
                  new Ended(
                      test.getDisplayName(),
                      result.getStatus(),
                      result.getThrowable().orElse(null)));
            }
          }
        };
    try (var session = LauncherFactory.openSession(config)) {
      session.getLauncher().execute(request, listener);
    }
    return ended;
  }

  /** Of a class with one sample. */
  static Ended only(Class<?> samples) {
    List<Ended> ended = of(samples);
    if (ended.size() != 1) {
      throw new AssertionError("JUnit should have run one test, and not " + ended);
    }
    return ended.getFirst();
  }
}
