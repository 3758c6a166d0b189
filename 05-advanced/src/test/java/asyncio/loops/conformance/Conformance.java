package asyncio.loops.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.junit.GradingExtension;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of modules 01 to 04, unchanged, on each loop of this module.
 *
 * <p>The first argument names the loops, with commas between them, or is {@code all}; the others
 * are the directories with the tests' classes. {@code -Dasyncio.loop.refit} must name {@link
 * LoopUnderTest}.
 */
public final class Conformance {

  private final Set<Path> tests;
  private final Set<Exemptions.Exemption> met = new HashSet<>();
  private boolean failed;

  private Conformance(Set<Path> tests) {
    this.tests = tests;
  }

  /** Runs the suite, and exits with 1 if a test fails. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!LoopUnderTest.class.getName().equals(System.getProperty("asyncio.loop.refit"))) {
      throw new IllegalStateException(
          "-Dasyncio.loop.refit must be " + LoopUnderTest.class.getName());
    }
    Set<String> names = Set.of(arguments[0].split(","));
    List<Loop> loops =
        Arrays.stream(Loop.values())
            .filter(loop -> names.contains("all") || names.contains(loop.name))
            .toList();
    if (loops.isEmpty()) {
      throw new IllegalArgumentException("no loop of that name: " + arguments[0]);
    }
    List<String> tests = Arrays.asList(arguments).subList(1, arguments.length);
    boolean failed = false;
    if (loops.size() == 1 && classPath().containsAll(tests)) {
      failed = failsOn(loops.getFirst(), tests);
    } else {
      for (Loop loop : loops) {
        failed |= failsInAJvmOfItsOwn(loop, tests);
      }
    }
    // A thread that a test has left behind must not keep this program.
    System.exit(failed ? 1 : 0);
  }

  private static boolean failsOn(Loop loop, List<String> tests) {
    var conformance = new Conformance(tests.stream().map(Path::of).collect(Collectors.toSet()));
    conformance.runOn(loop);
    conformance.requireExemptionsOf(loop);
    return conformance.failed;
  }

  private static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /** A test may load a class, or open a database, once in a JVM; and it must be on the path. */
  private static boolean failsInAJvmOfItsOwn(Loop loop, List<String> tests)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-classpath");
    command.add(
        Stream.concat(classPath().stream(), tests.stream())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Conformance.class.getName());
    command.add(loop.name);
    command.addAll(tests);
    return new ProcessBuilder(command).inheritIO().start().waitFor() != 0;
  }

  private void runOn(Loop loop) {
    LoopUnderTest.use(loop.refit);
    var result = new Result();
    long start = System.nanoTime();
    LauncherFactory.create().execute(request(loop), result);
    failed |= result.failed.get() > 0 || result.passed.get() == 0 || LoopUnderTest.refitted() == 0;
    IO.println(
        "Tests run: %d, Failures: %d, Exempted: %d, Loop: %s, Refitted: %d, Left: %d, Seconds: %d"
            .formatted(
                result.passed.get() + result.failed.get(),
                result.failed.get(),
                Exemptions.ALL.stream().filter(one -> one.loops().contains(loop)).count(),
                loop.name,
                LoopUnderTest.refitted(),
                LoopUnderTest.left(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds()));
  }

  /** How fast a loop is, is not asked; a loop that hangs is found all the same. */
  private LauncherDiscoveryRequest request(Loop loop) {
    PostDiscoveryFilter exempted = test -> FilterResult.includedIf(!isExempted(loop, test));
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClasspathRoots(tests))
        .filters(exempted)
        .configurationParameter(GradingExtension.LIMIT_MILLIS, "20000")
        .build();
  }

  private boolean isExempted(Loop loop, TestDescriptor test) {
    return test.getSource().orElse(null) instanceof MethodSource method
        && Exemptions.ALL.stream()
                .filter(one -> one.loops().contains(loop))
                .filter(one -> one.isOf(method.getClassName(), method.getMethodName()))
                .peek(met::add)
                .count()
            > 0;
  }

  /** A test that was renamed must not be run unnoticed, and none be listed that is gone. */
  private void requireExemptionsOf(Loop loop) {
    Exemptions.ALL.stream()
        .filter(one -> one.loops().contains(loop) && !met.contains(one))
        .forEach(
            gone -> {
              failed = true;
              IO.println("There is no such test: " + gone);
            });
  }

  private static final class Result implements TestExecutionListener {

    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      failed.incrementAndGet();
      IO.println("SKIPPED " + test.getUniqueId() + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == Status.SUCCESSFUL) {
        if (test.isTest()) {
          passed.incrementAndGet();
        }
        return;
      }
      failed.incrementAndGet();
      IO.println("FAILED " + test.getUniqueId());
      IO.println(result.getThrowable().map(Object::toString).orElse("").indent(4));
    }
  }
}
