package asyncio.service;

/**
 * What is done about calls that are slow or fail. One policy may stand around many calls; what it
 * remembers, such as how many are under way, is then about all of them.
 */
public interface Policy {

  /**
   * A call that does what another one does, in the way of this policy. To make it decides nothing:
   * whether it passes, waits or is refused is decided in its coroutine, when that runs, and so is
   * what it costs. The other call is made there, too, when its turn has come. Whether that one
   * throws its failure at once, or its coroutine does, makes no difference.
   */
  <Q, A> Call<Q, A> around(Call<Q, A> next);
}
