// Misconception: empty lines do no harm.
// Fails: timeForAnEmptyLine, malformedRequests
package asyncio.http;

final class HttpConnection {

  private byte[] begin() throws ClientGone {
    idle = true;
    try {
      byte[] begin;
      do {
        begin = await(timeout(limits.idleTime(), this::skipEmptyLine), IOException.class);
      } while (begin.length == 2 && begin[1] == '\n');
      return begin;
    } catch (TimeoutError | IncompleteReadError noRequest) {
      return new byte[0];
    } catch (IOException lost) {
      throw new ClientGone(lost);
    } finally {
      idle = false;
    }
  }

  private byte[] skipEmptyLine() {
    byte[] first = await(reader.read(1));
    if (first.length == 0 || first[0] != '\r') {
      return first;
    }
    byte second = await(reader.readExactly(1))[0];
    return new byte[] {'\r', second};
  }
}
