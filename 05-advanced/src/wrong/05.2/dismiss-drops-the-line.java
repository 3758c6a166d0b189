// Misconception: whoever is dismissed does nothing any more.
// Fails: dismissedWithWorkWaiting, underLoad, oneTakesTooLong, calledOff, shutDown, shutDownTwice,
//   closed, closedOutsideOfATask, closeIsCancelled
package asyncio.process;

final class Dispatcher {

  void dismiss() {
    dismissed = true;
    line.clear();
    serve();
  }
}
