// Misconception: who is there and not idle is at work.
// Fails: replacedWhenItHasEnded
package asyncio.process;

final class Dispatcher {

  PoolFacts facts() {
    forgetEnded();
    dropUnwanted();
    return new PoolFacts(size(), workers.size() - idle.size(), idle.size(), line.size());
  }
}
