// Misconception: whoever has replied is free.
// Fails: theWorkerDies
// By luck: aProcessEnds
package asyncio.process;

final class Assignment<T> implements Work {

  private final class OnWorker {

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      through.setResult(!killed);
      if (isWanted()) {
        settle(what);
      }
    }
  }
}
