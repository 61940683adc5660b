/** 再加上, 要是再添上, 连上, 把…也算进来: adds to what was said before. Of the text of a question or clause. */
export const GOES_ON =
  /^(?:那么?|要是|要|如果|假如|若是?|倘若|然后|还|再|又|另外)*(?:(?:把|将)[^|]{2,20}(?:加|算|添|并|合|带)(?:上|进|到|在)|(?:加|算|添|连|带|补|并|搭|凑|饶)上|[加添]进?(?=\p{Script=Han}))/u;
