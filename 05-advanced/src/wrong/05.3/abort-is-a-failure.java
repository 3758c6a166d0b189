// Misconception: to abort is to fail.
// Fails: aborted
package asyncio.subprocess;

import java.io.IOException;

final class ReadPipe extends PipeTransport {

  @Override
  public void abort() {
    if (!closing) {
      end(new IOException("aborted"));
    }
  }
}
