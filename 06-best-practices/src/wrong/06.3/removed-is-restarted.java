// Misconception: to remove is to cancel, and to take from the list.
// Fails: removed, removedWhileItWaits, removingFails, removesItself, removalIsCancelled,
//   removedByTwo
package asyncio.pattern;



public final class Supervisor {

  private void removeNow(Child child) {
    if (child.task != null) {
      child.task.cancel();
    }
    forget(child);
  }
}
