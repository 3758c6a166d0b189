// Misconception: who comes to an open barrier may pass.
// Fails: whoComesWhileTheOthersLeave, whoComesRightAfterAReset
package asyncio.sync;

public final class Barrier {

  private boolean letsIn() {
    return true;
  }
}
