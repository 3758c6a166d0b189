// Misconception: who gives a connection back has put it in order.
// Fails: cleanedFirst, threadStillAtWork, replaced, lost,
//   factsOfWhatIsOnItsWay
package asyncio.db;

final class Pool implements AutoCloseable {

  void release(Link link) {
    if (!lent.remove(link)) {
      throw new IllegalStateException("the connection is not in use");
    }
    arrived(link);
  }
}
