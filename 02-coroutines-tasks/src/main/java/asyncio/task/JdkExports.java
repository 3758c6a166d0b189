package asyncio.task;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What coroutines need of the JDK that it does not offer by itself. Without it, the first one would
 * end in an {@code IllegalAccessError} which nobody understands who has only used this library.
 */
final class JdkExports {

  private static final List<String> PACKAGES = List.of("jdk.internal.vm", "jdk.internal.access");

  private static final Optional<String> PROBLEM = problem();

  private JdkExports() {}

  private static Optional<String> problem() {
    Module jdk = Object.class.getModule();
    Module ours = JdkExports.class.getModule();
    String missing =
        PACKAGES.stream()
            .filter(name -> !jdk.isExported(name, ours))
            .map(name -> "--add-exports java.base/%s=%s".formatted(name, nameOf(ours)))
            .collect(Collectors.joining(" "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "coroutines need an option of the JVM: java " + missing + "; see library/README.md");
  }

  private static String nameOf(Module module) {
    return module.isNamed() ? module.getName() : "ALL-UNNAMED";
  }

  /**
   * Does nothing if all is there.
   *
   * @throws IllegalStateException with the options to start the JVM with, if not
   */
  static void require() {
    if (PROBLEM.isPresent()) {
      throw new IllegalStateException(PROBLEM.get());
    }
  }
}
