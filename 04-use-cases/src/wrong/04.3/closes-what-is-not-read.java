// Misconception: who is too slow is closed.
// Fails: cutOffInTheMiddle
package asyncio.http;

final class PatientWriter {

  private void drain() throws ClientGone {
    try {
      await(timeout(patience, () -> await(writer.drain())), IOException.class);
    } catch (TimeoutError tooSlow) {
      writer.close();
      throw new ClientGone("the client does not read");
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }
}
