package asyncio.loops.conformance;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The tests that a loop can by nature not pass, each with the reason. There are no others. */
final class Exemptions {

  private static final String ENDED_BY_TIME =
      "has a query that only a time-out of the loop ends; time stands still while outside work is"
          + " under way, so neither ends";

  private static final String UNANNOUNCED =
      "waits for threads that nobody announced; on virtual time, a loop without timers, channels"
          + " and announced work is stuck once the grace is over";

  static final List<Exemption> ALL =
      List.of(
          Exemption.of(Loop.VIRTUAL_TIME, "DatabaseUnderLoadTest", "load", ENDED_BY_TIME),
          Exemption.of(Loop.VIRTUAL_TIME, "DatabaseUnderLoadTest", "aLongQueryOnH2", ENDED_BY_TIME),
          Exemption.of(
              Loop.VIRTUAL_TIME,
              "SleepingAndWakingTest",
              "callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote",
              UNANNOUNCED),
          Exemption.of(
              Loop.VIRTUAL_TIME,
              "SleepingAndWakingTest",
              "theDemoPrintsWhatItsCPythonTwinPrints",
              UNANNOUNCED),
          Exemption.of(
              Loop.RECORDING,
              "ArrivalsTest",
              "keepsBack",
              "counts what a poller of its own is given of other threads' callbacks, and a recorder"
                  + " in front of that poller keeps them"),
          Exemption.of(
              Loop.RECORDING,
              "EventLoopTest$Closing",
              "dropsPosts",
              "looks into the loop's own inbox for what another thread has posted, and a recorder"
                  + " keeps that until the loop's thread takes it; RecorderTest.dropsWhatIsHeld"
                  + " asks the same of it"));

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
