// Misconception: the step that began last is the one that ends.
// Fails: innerStep
package asyncio.debug;

public final class Timeline {

  @Override
  public void beforeStep(Object task) {
    this.task = (Task<?>) task;
  }
}
