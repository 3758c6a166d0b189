// Misconception: a launch that fails for nobody changes nothing.
// Fails: theLastLaunchFails
package asyncio.process;

final class Dispatcher {

  private void launch() {
    coming++;
    launcher
        .launch()
        .addDoneCallback(
            launched -> {
              coming--;
              if (launched.exception() == null) {
                arrived(launched.result());
              } else if (firstIsWanted()) {
                line.poll().fail(launched.exception());
              } else {
                return;
              }
              serve();
            });
  }
}
