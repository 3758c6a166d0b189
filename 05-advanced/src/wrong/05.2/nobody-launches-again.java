// Misconception: whoever was told of a failure will try again.
// Fails: launchFails, launchFailsBesideOthers, theLastLaunchFails
package asyncio.process;

final class Dispatcher {

  private void launch() {
    coming++;
    launcher
        .launch()
        .addDoneCallback(
            launched -> {
              coming--;
              switch (launched.exception()) {
                case null -> {
                  arrived(launched.result());
                  serve();
                }
                case Throwable failure -> failFirst(failure);
              }
            });
  }
}
