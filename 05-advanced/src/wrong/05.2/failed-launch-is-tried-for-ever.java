// Misconception: a launch that fails is repeated until it works.
// Fails: launchFails, launchFailsBesideOthers
package asyncio.process;

final class Dispatcher {

  private void failFirst(Throwable failure) {}
}
