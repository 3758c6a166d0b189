package asyncio.loops.conformance;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The tests that a loop can by nature not pass, each with the reason. There are no others. */
final class Exemptions {

  static final List<Exemption> ALL = List.of();

  private Exemptions() {}

  /**
   * A test that is not run.
   *
   * @param loops on which loops
   * @param type the simple name of the test class
   * @param method the name of the test method
   * @param reason why no such loop can pass it
   */
  record Exemption(Set<Loop> loops, String type, String method, String reason) {

    static Exemption of(Loop first, String type, String method, String reason) {
      return new Exemption(EnumSet.of(first), type, method, reason);
    }

    boolean isOf(String testClass, String testMethod) {
      return testClass.endsWith("." + type) && testMethod.equals(method);
    }
  }
}
