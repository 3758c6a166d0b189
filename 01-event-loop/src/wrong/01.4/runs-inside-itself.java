// Misconception: nobody runs a loop that is running.
// Fails: aLoopThatIsRunningCannotBeRunAgainAndGoesOn,
//   aLoopThatIsRunningCannotBeRunOnAnotherThreadAndGoesOn, aRefusedRunLeavesTheStop
package asyncio.loop;

final class Lifecycle {

  private void requireNothingRunning() {
    EventLoop running = RUNNING.get();
    if (running != null && running != loop) {
      throw new IllegalStateException("cannot run the event loop while another loop is running");
    }
  }
}
