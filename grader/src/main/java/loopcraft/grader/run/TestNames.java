package loopcraft.grader.run;

import java.util.Optional;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** The ids of tests: the method's name, after the nested class's where there is one. */
final class TestNames {

  private TestNames() {}

  /** The id in a class with a binary name, of which everything up to the first $ is the top. */
  static String id(String className, String method) {
    int nested = className.indexOf('$');
    return nested < 0 ? method : className.substring(nested + 1).replace('$', '.') + "." + method;
  }

  /** The test method that something in a test plan is, or is an invocation of. */
  static Optional<TestIdentifier> method(TestPlan plan, TestIdentifier identifier) {
    Optional<TestIdentifier> found = Optional.empty();
    Optional<TestIdentifier> current = Optional.of(identifier);
    while (current.isPresent()) {
      if (current.get().getSource().orElse(null) instanceof MethodSource) {
        found = current;
      }
      current = plan.getParent(current.get());
    }
    return found;
  }

  static String id(TestIdentifier method) {
    var source = (MethodSource) method.getSource().orElseThrow();
    return id(source.getClassName(), source.getMethodName());
  }
}
