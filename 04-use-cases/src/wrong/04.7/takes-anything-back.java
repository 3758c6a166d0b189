// Misconception: nobody gives a connection back twice.
// Fails: givenBackTwice
package asyncio.db;

final class Pool implements AutoCloseable {

  void release(Link link) {
    lent.remove(link);
    if (link.isFit()) {
      arrived(link);
    } else if (link.isLost() || closed) {
      discard(link);
    } else {
      going++;
      link.clean()
          .addDoneCallback(
              cleaned -> {
                going--;
                arrivedIf(cleaned.result(), link);
              });
    }
  }
}
