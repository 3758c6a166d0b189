// Misconception: the exit code says it all.
// Fails: tooLate, theLimitBegins, cutOffAndDone, cutOffAndFailed, drainingFails, itsOwnTimeout,
//   otherFailures, methodsThatThrow
package asyncio.signal;

public final class GracefulExit {
  private static void report(String message, Throwable failure, Service service) {
    // The exit code says it.
  }
}
