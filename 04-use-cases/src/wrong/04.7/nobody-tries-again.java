// Misconception: a connection is opened when somebody asks for one, and at no other time.
// Fails: cannotBeOpened, replaced, lost, idleForLong
package asyncio.db;

final class Pool implements AutoCloseable {

  private void open() {
    coming++;
    source
        .open()
        .addDoneCallback(
            opened -> {
              coming--;
              switch (opened.exception()) {
                case null -> arrived(opened.result());
                case Throwable failure -> failFirst(failure);
              }
              tellClosing();
            });
  }

  private void arrivedIf(boolean fit, Link link) {
    if (fit) {
      arrived(link);
    } else {
      discard(link);
    }
  }

  private void discard(Link link) {
    going++;
    link.discard()
        .addDoneCallback(
            _ -> {
              going--;
              tellClosing();
            });
  }

  private void tellClosing() {
    if (closed && size() == 0) {
      empty.set();
    }
  }
}
