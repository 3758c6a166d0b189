// Misconception: without children there is nothing to do.
// Fails: added
package asyncio.pattern;

import static asyncio.Asyncio.await;

import java.util.List;

public final class Supervisor {

  private Void supervise() throws Exception {
    List.copyOf(children).forEach(this::start);
    while (!children.isEmpty()) {
      await(mailbox.get()).run();
    }
    return null;
  }
}
