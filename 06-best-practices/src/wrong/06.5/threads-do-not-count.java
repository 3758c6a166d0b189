// Misconception: threads end with the program.
// Fails: forgottenThread, manyThreads
package asyncio.testing;

import java.util.List;

public final class Leaks {

  private List<Thread> newThreads() {
    return List.of();
  }
}
