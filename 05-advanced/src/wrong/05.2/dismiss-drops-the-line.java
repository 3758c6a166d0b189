// Misconception: whoever is dismissed does nothing any more.
// Fails: dismissedWithWorkWaiting, dismissedAndLaunching, underLoad, oneTakesTooLong, calledOff,
//   shutDown, shutDownTwice, oneGivesUp, closedAfterTheShutdown, closed, closedOutsideOfATask,
//   closeIsCancelled
package asyncio.process;

final class Dispatcher {

  void dismiss() {
    dismissed = true;
    line.clear();
    serve();
  }
}
