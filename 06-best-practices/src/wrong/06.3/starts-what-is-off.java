// Misconception: what was planned comes about, if it does not run already.
// Fails: removedWhileItWaits, aRestartIsReplaced
package asyncio.pattern;



public final class Supervisor {

  private void startLater(Child child, int turn) {
    mailbox.putNow(
        () -> {
          if (child.task == null) {
            start(child);
          }
        });
  }
}
