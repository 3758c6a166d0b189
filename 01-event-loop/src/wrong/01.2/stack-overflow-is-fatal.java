// Misconception: every VirtualMachineError is fatal.
// Fails: aCallbackThatOverflowsTheStackIsAFailureLikeAnyOther
package asyncio.loop;

final class CallbackRunner {

  private static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal) {
      throw fatal;
    }
  }
}
