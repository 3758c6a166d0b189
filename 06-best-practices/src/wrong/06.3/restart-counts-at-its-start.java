// Misconception: a restart is when something starts.
// Fails: aRestartCountsFromTheEnd
package asyncio.pattern;


public final class Supervisor {

  private void startLater(Child child, int turn) {
    mailbox.putNow(
        () -> {
          if (child.turn == turn) {
            if (child.starts > 0 && !restarts.isEmpty()) {
              restarts.removeLast();
              restarts.add(loop.time());
            }
            start(child);
          }
        });
  }
}
