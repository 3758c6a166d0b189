// Misconception: what fails has not ended before.
// Fails: wanted, theProgramIsCancelledAtEveryMoment
package asyncio.process;

final class Assignment<T> implements Work {

  @Override
  public void fail(Throwable why) {
    future.setException(why);
  }
}
