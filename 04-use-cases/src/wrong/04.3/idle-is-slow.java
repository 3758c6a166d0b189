// Misconception: a client that sends nothing is as slow as a client can be.
// Fails: timeForAnEmptyLine, idleTime, goneAtOnce
package asyncio.http;

final class HttpConnection {

  private byte[] begin() throws ClientGone {
    idle = true;
    try {
      return await(timeout(limits.headTime(), this::skipEmptyLine), IOException.class);
    } catch (TimeoutError | IncompleteReadError noRequest) {
      return new byte[0];
    } catch (IOException lost) {
      throw new ClientGone(lost);
    } finally {
      idle = false;
    }
  }
}
