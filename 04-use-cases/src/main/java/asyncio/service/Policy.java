package asyncio.service;

/**
 * What is done about calls that are slow or fail. One policy may stand around many calls; what it
 * remembers, such as how many are under way, is then about all of them.
 */
public interface Policy {

  /** A call that does what another one does, in the way of this policy. */
  <Q, A> Call<Q, A> around(Call<Q, A> next);
}
