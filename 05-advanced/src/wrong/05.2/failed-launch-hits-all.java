// Misconception: if one worker cannot be launched, none can.
// Fails: launchFails, launchFailsBesideOthers
package asyncio.process;

final class Dispatcher {

  private void failFirst(Throwable failure) {
    dropUnwanted();
    while (!line.isEmpty()) {
      line.poll().fail(failure);
    }
  }
}
