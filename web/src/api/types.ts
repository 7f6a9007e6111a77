// Written by `npm run api:types` from the description of the API. Do not edit.

/** 审核人对一项评分的调整 */
export type Adjustment = {
  readonly criterion: string;
  readonly points: number | null;
  readonly reason: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
};
/** 接口令牌，不含令牌内容 */
export type ApiToken = {
  readonly id: string;
  readonly name: string;
  /** 所有者的编号 */
  readonly user: string;
  readonly username: string;
  /** 令牌的角色，不高于本人；null 表示与本人相同 */
  readonly role: 'uploader' | 'reviewer' | 'administrator' | null;
  readonly created: string;
  /** null 表示不过期 */
  readonly expires: string | null;
  /** 最近使用时间，精确到分钟 */
  readonly lastUsed: string | null;
};
/** 一批报送材料 */
export type Batch = {
  readonly id: string;
  readonly name: string;
  /** 所属单位；null 为财政局的批次 */
  readonly unit: string | null;
  readonly created: string;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  readonly rubric: string | null;
  readonly config: string | null;
  /** 扫描件识别 */
  readonly ocr: 'auto' | 'always' | 'never';
  readonly urgency: 'person' | 'bulk';
  /** 各单位可以向这个批次上报 */
  readonly isOpen: boolean;
  readonly hasRoster: boolean;
  /** 各单位之间的比对已完成 */
  readonly isCompared: boolean;
  readonly compareProblem: string | null;
  readonly counts: StateCounts;
};
/** 对多份材料的操作结果 */
export type BulkResult = {
  /** 照办的材料 */
  readonly done: readonly string[];
  /** 没有照办的，及原因代码 */
  readonly refused: readonly {
    readonly id: string;
    readonly code: string;
  }[];
  /** 份数多，在后台进行；此时 done、refused 为空 */
  readonly task?: BulkTask;
};
/** 在后台对很多份材料进行的操作 */
export type BulkTask = {
  readonly id: string;
  readonly action: 'retry' | 'cancel' | 'reaudit' | 'assign' | 'delete' | 'delete-batch';
  /** running 进行中，done 已完成，stopped 已停止 */
  readonly state: 'running' | 'done' | 'stopped';
  /** 谁发起的 */
  readonly byName: string;
  readonly created: string;
  readonly ended: string | null;
  readonly total: number;
  /** 已照办的份数 */
  readonly done: number;
  /** 没有照办的份数，按原因代码 */
  readonly refused: Readonly<Record<string, number>>;
};
/** 一项评分 */
export type Criterion = {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly max: number;
  readonly status: 'scored' | 'needs-input';
  readonly suggested: number | null;
  readonly range: readonly [number, number] | null;
  readonly band: string | null;
  readonly reason: string;
  readonly deductions: readonly {
    readonly points: number;
    readonly reason: string;
    readonly findings: readonly string[];
  }[];
  readonly confidence: number;
};
/** 审核人对一个疑点的决定 */
export type Decision = {
  /** 疑点的 key */
  readonly finding: string;
  readonly rule: string;
  /** accepted 属实，dismissed 不属实，null 只有备注 */
  readonly verdict: 'accepted' | 'dismissed' | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
};
/** 材料中的一个文件 */
export type Document = {
  readonly id: string;
  /** 在材料中的名称 */
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
};
/** 一个文件的读取结果 */
export type DocumentResult = {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly scanned: boolean;
  readonly roles: readonly string[];
  readonly title: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly pages: number | null;
  readonly pagesUnread: readonly number[];
  readonly ocrConfidence: number | null;
  readonly notices: readonly {
    readonly code: string;
    readonly message: string;
    readonly location: Location | null;
    readonly picture?: string;
  }[];
  readonly sections: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly level: number;
    readonly number: string | null;
    readonly ordinal: number | null;
    readonly label: string | null;
    readonly title: string;
    readonly auto: boolean;
    readonly location: Location;
  }[];
  readonly amounts: readonly {
    readonly id: string;
    readonly raw: string;
    /** 以元为单位的精确小数 */
    readonly yuan: string;
    readonly item: string | null;
    readonly measure: string | null;
    readonly year: number | null;
    readonly section: string | null;
    readonly table: string | null;
    readonly certainty: 'certain' | 'check';
    readonly location: Location;
  }[];
  readonly tables: readonly {
    readonly id: string;
    readonly role: string | null;
    readonly rows: number;
    readonly columns: number;
    readonly caption: string | null;
    readonly location: Location;
  }[];
  readonly selfScore: number | null;
  readonly attachmentsListed: readonly string[];
};
/** 文字雷同或重复报送的两个文件 */
export type DuplicatePair = {
  readonly a: {
    readonly submission: string;
    /** 单位名称，没有时为上传名称 */
    readonly unit: string;
    readonly source: string;
    readonly file: string;
    /** 文件编号；null 表示文件已不在 */
    readonly document: string | null;
  };
  readonly b: {
    readonly submission: string;
    /** 单位名称，没有时为上传名称 */
    readonly unit: string;
    readonly source: string;
    readonly file: string;
    /** 文件编号；null 表示文件已不在 */
    readonly document: string | null;
  };
  readonly findings: readonly {
    readonly rule: string;
    /** 疑点的 key */
    readonly key: string;
    /** 疑点所在的材料 */
    readonly submission: string;
    readonly message: string;
    /** 相同文字所占比例，如 83% */
    readonly share: string | null;
  }[];
};
/** 疑点 */
export type Finding = {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly evidence: readonly {
    readonly quote: string;
    readonly location: Location;
  }[];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly suggestion: string | null;
  readonly criterion: string | null;
  /** 重新审核后不变，决定按它保留 */
  readonly key: string;
  readonly causedBy: string | null;
  readonly certainty: 'certain' | 'check';
  readonly confidence: number;
};
/** 操作记录，不可修改 */
export type HistoryEntry = {
  readonly id: number;
  readonly at: string;
  readonly by: string | null;
  readonly byName: string | null;
  readonly action: string;
  readonly batch: string | null;
  readonly submission: string | null;
  readonly subject: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
};
/** 没能读取的文件 */
export type InputError = {
  readonly file: string;
  readonly code: string;
  readonly message: string;
};
/** 在文档中的位置 */
export type Location = {
  readonly file: string;
  /** 从 1 起 */
  readonly page: number | null;
  /** 文档中第几块，从 0 起 */
  readonly block: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly cell: {
    readonly row: number;
    readonly column: number;
  } | null;
  /** 在该页的位置，单位为点，原点在左上角 */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
};
/** 当前用户 */
export type Person = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** uploader 上报人：只看本单位；reviewer 审核人：看全部并作决定；administrator 管理员 */
  readonly role: 'uploader' | 'reviewer' | 'administrator';
  /** 上报人所属单位的编号 */
  readonly unit: string | null;
  /** session 登录，token 接口令牌，local 单人模式 */
  readonly via: 'session' | 'token' | 'local';
};
/** 出错时的回答（RFC 9457） */
export type Problem = {
  /** urn:jishen:problem:<code> */
  readonly type: string;
  /** 简短的中文标题 */
  readonly title: string;
  /** HTTP 状态码 */
  readonly status: number;
  /** 供程序判断的代码 */
  readonly code: string;
  /** 中文说明 */
  readonly detail: string;
  /** The same in English */
  readonly detailEn: string;
  /** 请求编号，与日志一致 */
  readonly instance?: string;
  /** 不符合要求的各项 */
  readonly errors?: readonly {
    readonly path: string;
    readonly message: string;
  }[];
};
/** 一份材料的审核结果 */
export type Review = {
  readonly schema: 'jishen.review/1';
  readonly versions: {
    readonly jishen: string;
    readonly rules: string;
    readonly rubric: string;
  };
  readonly id: string;
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  readonly documents: readonly DocumentResult[];
  readonly findings: readonly Finding[];
  readonly outcomes: readonly {
    readonly rule: string;
    readonly outcome: 'passed' | 'failed' | 'needs-review' | 'inapplicable' | 'unable';
    readonly reason: string | null;
  }[];
  readonly rubric: {
    readonly rubric: string;
    readonly max: number;
    readonly suggested: number;
    readonly range: readonly [number, number];
    readonly pending: number;
    readonly criteria: readonly Criterion[];
  };
  readonly errors: readonly {
    readonly file: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly stats: {
    readonly ms: number;
    readonly pages: number;
    readonly chars: number;
    readonly ocrPages: number;
  };
};
/** 应交清单的一行 */
export type RosterEntryInput = {
  readonly unit: string;
  readonly due?: string | null;
};
/** 一条检查规则 */
export type Rule = {
  readonly id: string;
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly why: string;
  readonly remedy: string;
  /** 依据 */
  readonly source: string;
  /** document 逐个文件，submission 整份材料，run 各份材料之间 */
  readonly scope: 'document' | 'submission' | 'run';
  readonly thresholds: readonly {
    /** 配置项 */
    readonly key: string;
    readonly name: string;
    readonly value: number;
    readonly unit: string;
    readonly source: string;
  }[];
  readonly example: {
    /** 示例所按的阈值，与默认不同时才有 */
    readonly under: string;
    readonly wrong: string;
    readonly right: string;
  };
  /** 完整说明 */
  readonly text: string;
};
/** 评分表，已计入人的决定 */
export type ScoreSheet = {
  readonly rubric: string;
  readonly max: number;
  /** 已有分数各项之和 */
  readonly total: number;
  readonly range: readonly [number, number];
  /** 尚待人定的分值 */
  readonly pending: number;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly group: string;
    readonly max: number;
    readonly band: string | null;
    readonly suggested: number | null;
    readonly points: number | null;
    readonly range: readonly [number, number] | null;
    /** 扣分理由 */
    readonly reason: string;
    readonly isAdjusted: boolean;
    readonly deductions: readonly {
      readonly points: number;
      readonly reason: string;
      readonly findings: readonly string[];
      readonly isDismissed: boolean;
    }[];
  }[];
};
/** 评分表或配置文件 */
export type SetupFile = {
  readonly id: string;
  /** rubric 评分表，config 本地区配置 */
  readonly kind: 'rubric' | 'config';
  readonly name: string;
  readonly updated: string;
};
/** 各状态的份数 */
export type StateCounts = {
  readonly waiting: number;
  readonly queued: number;
  readonly reading: number;
  readonly reviewed: number;
  readonly failed: number;
  readonly cancelled: number;
};
/** 一份报送材料 */
export type Submission = {
  readonly id: string;
  readonly batch: string;
  /** 在批次中的顺序 */
  readonly position: number;
  /** 上传时的文件、文件夹或压缩包名称 */
  readonly source: string;
  /** 上报单位的编号；null 为财政局上传 */
  readonly owner: string | null;
  readonly created: string;
  /** 上传的字节数 */
  readonly size: number;
  /** waiting 等待，queued 已派发，reading 读取中，reviewed 已审核，failed 失败，cancelled 已取消 */
  readonly state: 'waiting' | 'queued' | 'reading' | 'reviewed' | 'failed' | 'cancelled';
  /** 第几次处理 */
  readonly attempt: number;
  /** 审核完成的时间 */
  readonly settled: string | null;
  /** 预算单位名称 */
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  /** 建议得分 */
  readonly suggested: number | null;
  /** 可能的最低分 */
  readonly lowest: number | null;
  /** 可能的最高分 */
  readonly highest: number | null;
  /** 自评得分 */
  readonly selfScore: number | null;
  /** 签署的得分 */
  readonly score: number | null;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly pages: number | null;
  readonly failures: readonly InputError[];
  /** open 未签署，signed 已签署 */
  readonly sign: 'open' | 'signed';
  /** 负责审核的用户编号 */
  readonly assignee: string | null;
  readonly hasReview: boolean;
  /** 审核结果的编号；签署时用来确认看到的是最新结果 */
  readonly review: string | null;
  /** 由人填写的单位、年度、日期 */
  readonly given: {
    readonly unit: string | null;
    readonly year: number | null;
    readonly submitted: string | null;
    readonly published: string | null;
  };
  /** 原件已按保留期删除 */
  readonly originalsRemoved: boolean;
};
/** Word 模板 */
export type Template = {
  readonly kind: 'notice' | 'score-sheet';
  readonly title: string;
  /** 自己的模板；null 表示用自带的 */
  readonly own: {
    readonly name: string;
    readonly size: number;
    readonly updated: string;
    readonly byName: string;
  } | null;
};
/** 试用一份评分表或配置，与现在的结果相比 */
export type TryResult = {
  readonly before: {
    readonly suggested: number;
    readonly max: number;
    readonly findings: number;
  };
  readonly after: {
    readonly suggested: number;
    readonly max: number;
    readonly findings: number;
  };
  readonly added: readonly {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
    /** 疑点的 key */
    readonly key: string;
  }[];
  readonly removed: readonly {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
    /** 疑点的 key */
    readonly key: string;
  }[];
  /** 等级变了的 */
  readonly changed: readonly {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
    /** 疑点的 key */
    readonly key: string;
    readonly was: 'error' | 'warning' | 'info';
  }[];
  /** 建议分变了的评分项 */
  readonly points: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
};
/** 单位 */
export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly created: string;
  /** 属于这个单位的用户数 */
  readonly users: number;
};
/** 用户 */
export type User = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** uploader 上报人：只看本单位；reviewer 审核人：看全部并作决定；administrator 管理员 */
  readonly role: 'uploader' | 'reviewer' | 'administrator';
  /** 所属单位的编号，只对上报人有意义；没有单位的上报人什么也看不到 */
  readonly unit: string | null;
  /** 停用的用户不能登录，令牌也不能用 */
  readonly disabled: boolean;
  /** false：只经统一身份认证登录 */
  readonly hasPassword: boolean;
  readonly created: string;
};
export interface Operations {
  /** 登录 */
  'POST /session': {
    readonly request: {
      readonly body: {
        readonly username: string;
        readonly password: string;
      };
    };
    readonly answer: Person;
  };
  /** 退出登录 */
  'DELETE /session': { readonly request: null; readonly answer: null };
  /** 当前用户 */
  'GET /me': { readonly request: null; readonly answer: Person };
  /** 修改自己的密码 */
  'PUT /me/password': {
    readonly request: {
      readonly body: {
        readonly current: string;
        /** 10 至 128 个字符，不能与用户名相同 */
        readonly next: string;
      };
    };
    readonly answer: null;
  };
  /** 经统一身份认证登录 */
  'GET /session/oidc': { readonly request: null; readonly answer: null };
  /** 统一身份认证的回调地址 */
  'GET /session/callback/oidc': {
    readonly request: {
      readonly query?: {
        readonly state?: string;
        readonly code?: string;
        readonly error?: string;
      };
    };
    readonly answer: null;
  };
  /** 如何登录、是否需要初始化 */
  'GET /setup': {
    readonly request: null;
    readonly answer: {
      /** single-user：单人模式，无需登录 */
      readonly mode: 'accounts' | 'single-user';
      /** 是否还没有管理员 */
      readonly needed: boolean;
      /** 统一身份认证按钮上的名称；没有则为 null */
      readonly oidc: string | null;
    };
  };
  /** 创建首位管理员并登录 */
  'POST /setup': {
    readonly request: {
      readonly body: {
        readonly token: string;
        readonly username: string;
        readonly name: string;
        /** 10 至 128 个字符，不能与用户名相同 */
        readonly password: string;
      };
    };
    readonly answer: Person;
  };
  /** 全部用户 */
  'GET /users': { readonly request: null; readonly answer: readonly User[] };
  /** 添加用户 */
  'POST /users': {
    readonly request: {
      readonly body: {
        readonly username: string;
        readonly name: string;
        /** 10 至 128 个字符，不能与用户名相同 */
        readonly password: string;
        /** uploader 上报人：只看本单位；reviewer 审核人：看全部并作决定；administrator 管理员 */
        readonly role: 'uploader' | 'reviewer' | 'administrator';
        /** 所属单位的编号，只对上报人有意义；没有单位的上报人什么也看不到 */
        readonly unit?: string | null;
      };
    };
    readonly answer: User;
  };
  /** 可以指定为负责人的用户 */
  'GET /reviewers': {
    readonly request: null;
    readonly answer: readonly {
      readonly id: string;
      readonly name: string;
    }[];
  };
  /** 修改用户 */
  'PATCH /users/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly name?: string;
        /** uploader 上报人：只看本单位；reviewer 审核人：看全部并作决定；administrator 管理员 */
        readonly role?: 'uploader' | 'reviewer' | 'administrator';
        /** 所属单位的编号，只对上报人有意义；没有单位的上报人什么也看不到 */
        readonly unit?: string | null;
        readonly disabled?: boolean;
      };
    };
    readonly answer: User;
  };
  /** 删除用户 */
  'DELETE /users/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: null;
  };
  /** 重设用户的密码 */
  'PUT /users/{id}/password': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        /** 10 至 128 个字符，不能与用户名相同 */
        readonly password: string;
      };
    };
    readonly answer: null;
  };
  /** 单位 */
  'GET /units': { readonly request: null; readonly answer: readonly Unit[] };
  /** 添加单位 */
  'POST /units': {
    readonly request: {
      readonly body: {
        readonly name: string;
      };
    };
    readonly answer: Unit;
  };
  /** 修改单位名称 */
  'PATCH /units/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly name: string;
      };
    };
    readonly answer: Unit;
  };
  /** 删除单位 */
  'DELETE /units/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: null;
  };
  /** 接口令牌 */
  'GET /tokens': { readonly request: null; readonly answer: readonly ApiToken[] };
  /** 创建接口令牌 */
  'POST /tokens': {
    readonly request: {
      readonly body: {
        /** 用途 */
        readonly name: string;
        /** 令牌的角色，不高于本人；null 表示与本人相同 */
        readonly role?: 'uploader' | 'reviewer' | 'administrator' | null;
        /** 到期时间 */
        readonly expires?: string | null;
      };
    };
    readonly answer: {
      readonly token: ApiToken;
      readonly secret: string;
    };
  };
  /** 撤销接口令牌 */
  'DELETE /tokens/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: null;
  };
  /** 上报材料 */
  'POST /batches/{id}/submissions': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        /** auto：每个文件夹、压缩包、散放文件各为一份；one：全部为一份；single：每个文件为一份 */
        readonly grouping?: 'auto' | 'one' | 'single';
        /** 预算单位名称，用于这次上传的全部材料 */
        readonly unit?: string;
        readonly year?: number;
        /** 日期，如 2025-07-15 */
        readonly submitted?: string;
        /** 日期，如 2025-07-15 */
        readonly published?: string;
      };
    };
    readonly answer: {
      readonly submissions: readonly {
        readonly submission: Submission;
        /** 完全相同的材料已在这个批次里，没有重复加入 */
        readonly isKnown: boolean;
      }[];
      /** 没有收下的文件：系统附带的文件、没有名称的文件、网页的图片和脚本 */
      readonly ignored: readonly string[];
    };
  };
  /** 批次 */
  'GET /batches': {
    readonly request: {
      readonly query?: {
        readonly search?: string;
        /** 只要此时之前创建的，用于翻页 */
        readonly before?: string;
        readonly most?: number;
      };
    };
    readonly answer: readonly Batch[];
  };
  /** 新建批次 */
  'POST /batches': {
    readonly request: {
      readonly body: {
        readonly name: string;
        readonly year?: number | null;
        /** 报送日期，用于没有另外写明的材料 */
        readonly submitted?: string | null;
        /** 公开日期，同上 */
        readonly published?: string | null;
        /** 评分表编号，null 为默认 */
        readonly rubric?: string | null;
        /** 本地区配置编号，null 为默认 */
        readonly config?: string | null;
        /** 扫描件识别 */
        readonly ocr?: 'auto' | 'always' | 'never';
        /** bulk：大批量，让等待中的人先办 */
        readonly urgency?: 'person' | 'bulk';
        /** 各单位可以向这个批次上报 */
        readonly isOpen?: boolean;
        /** 应交清单 */
        readonly roster?: readonly RosterEntryInput[] | null;
      };
    };
    readonly answer: Batch;
  };
  /** 一个批次 */
  'GET /batches/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: Batch;
  };
  /** 修改批次 */
  'PATCH /batches/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly name?: string;
        readonly isOpen?: boolean;
        readonly urgency?: 'person' | 'bulk';
      };
    };
    readonly answer: Batch;
  };
  /** 删除批次及其全部材料 */
  'DELETE /batches/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        readonly signed?: 'true' | 'false';
      };
    };
    readonly answer: BulkTask | null;
  };
  /** 取消尚未完成的材料 */
  'POST /batches/{id}/cancel': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: BulkResult;
  };
  /** 重试没能读取的材料 */
  'POST /batches/{id}/retry': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: BulkResult;
  };
  /** 换评分表或配置重新审核 */
  'POST /batches/{id}/reaudit': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        /** 评分表编号，null 为默认 */
        readonly rubric?: string | null;
        /** 本地区配置编号，null 为默认 */
        readonly config?: string | null;
      };
    };
    readonly answer: BulkResult;
  };
  /** 谁已报送、逾期、未报送 */
  'GET /batches/{id}/roster': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: {
      readonly lines: readonly {
        readonly unit: string;
        readonly due: string | null;
        /** on-time 按时，late 逾期，no-date 日期不明，unread 未能读取，absent 未报送 */
        readonly state: 'on-time' | 'late' | 'no-date' | 'unread' | 'absent';
        readonly submitted: string | null;
        /** 逾期工作日 */
        readonly late: number | null;
        readonly sources: readonly string[];
      }[];
      /** 不在清单上的单位 */
      readonly strangers: readonly {
        readonly unit: string;
        readonly source: string;
      }[];
      /** 看不出单位的材料 */
      readonly nameless: readonly string[];
    };
  };
  /** 设置应交清单 */
  'PUT /batches/{id}/roster': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly entries: readonly RosterEntryInput[];
      };
    };
    readonly answer: null;
  };
  /** 上传应交清单（CSV 或 XLSX） */
  'POST /batches/{id}/roster': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: {
      readonly units: number;
      readonly warnings: readonly string[];
    };
  };
  /** 去掉应交清单 */
  'DELETE /batches/{id}/roster': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: null;
  };
  /** 导出疑点清单 */
  'GET /batches/{id}/exports/{format}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        readonly format: 'xlsx' | 'csv' | 'html' | 'ndjson';
      };
      readonly query?: {
        /** 可写多个，用逗号隔开 */
        readonly state?: string;
        readonly sign?: 'open' | 'signed';
        readonly year?: number;
        /** 预算单位名称，完全相同 */
        readonly unit?: string;
        readonly assignee?: string;
        /** 单位名称或文件名的一部分 */
        readonly search?: string;
        /** 只要有错误级疑点的 */
        readonly withErrors?: 'true' | 'false';
        /** 只要有文件没能读取的 */
        readonly withFailures?: 'true' | 'false';
        /** 只要有这条规则的疑点的 */
        readonly rule?: string;
        /** 建议得分不低于 */
        readonly scoreFrom?: number;
        /** 建议得分低于 */
        readonly scoreBelow?: number;
        /** 应交清单上的情况：on-time 按时，late 逾期，no-date 日期不明，unread 未能读取；须指定批次 */
        readonly roster?: 'on-time' | 'late' | 'no-date' | 'unread';
        /** 只要这些材料，用逗号隔开 */
        readonly ids?: string;
      };
    };
    readonly answer: null;
  };
  /** 批次概况，供图表使用 */
  'GET /batches/{id}/overview': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: {
      /** 已审核的材料份数 */
      readonly reviewed: number;
      /** 建议得分的分布，每 10 分一段 */
      readonly scores: readonly {
        readonly label: string;
        /** 不低于 */
        readonly from: number;
        /** 低于；null 为最高一段，含满分 */
        readonly below: number | null;
        readonly count: number;
      }[];
      readonly selfAgainstSuggested: readonly {
        readonly id: string;
        readonly unit: string | null;
        readonly self: number;
        readonly suggested: number;
      }[];
      readonly rules: readonly {
        readonly rule: string;
        readonly findings: number;
        readonly submissions: number;
      }[];
      /** 错误最多的在前，最多 50 个 */
      readonly units: readonly {
        readonly id: string;
        readonly unit: string | null;
        readonly errors: number;
        readonly warnings: number;
      }[];
      readonly money: readonly {
        readonly id: string;
        readonly unit: string | null;
        readonly item: string;
        readonly budget: string | null;
        readonly final: string | null;
      }[];
    };
  };
  /** 文字雷同和重复报送的文件，两两成对 */
  'GET /batches/{id}/duplicates': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: readonly DuplicatePair[];
  };
  /** 一份材料的整改通知（Word） */
  'GET /submissions/{id}/notice': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        /** 落款单位；默认为设置里的 */
        readonly from?: string;
        /** 发文字号 */
        readonly number?: string;
        /** 成文日期；默认为今天 */
        readonly date?: string;
        /** 整改期限；不给则留空白供手填 */
        readonly deadline?: string;
      };
    };
    readonly answer: null;
  };
  /** 各单位的整改通知（Word，几个时打成一个 ZIP） */
  'GET /batches/{id}/notices': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        /** 可写多个，用逗号隔开 */
        readonly state?: string;
        readonly sign?: 'open' | 'signed';
        readonly year?: number;
        /** 预算单位名称，完全相同 */
        readonly unit?: string;
        readonly assignee?: string;
        /** 单位名称或文件名的一部分 */
        readonly search?: string;
        /** 只要有错误级疑点的 */
        readonly withErrors?: 'true' | 'false';
        /** 只要有文件没能读取的 */
        readonly withFailures?: 'true' | 'false';
        /** 只要有这条规则的疑点的 */
        readonly rule?: string;
        /** 建议得分不低于 */
        readonly scoreFrom?: number;
        /** 建议得分低于 */
        readonly scoreBelow?: number;
        /** 应交清单上的情况：on-time 按时，late 逾期，no-date 日期不明，unread 未能读取；须指定批次 */
        readonly roster?: 'on-time' | 'late' | 'no-date' | 'unread';
        /** 落款单位；默认为设置里的 */
        readonly from?: string;
        /** 发文字号 */
        readonly number?: string;
        /** 成文日期；默认为今天 */
        readonly date?: string;
        /** 整改期限；不给则留空白供手填 */
        readonly deadline?: string;
        /** 只要这些材料，用逗号隔开 */
        readonly ids?: string;
      };
    };
    readonly answer: null;
  };
  /** 材料清单 */
  'GET /submissions': {
    readonly request: {
      readonly query?: {
        /** 可写多个，用逗号隔开 */
        readonly state?: string;
        readonly sign?: 'open' | 'signed';
        readonly year?: number;
        /** 预算单位名称，完全相同 */
        readonly unit?: string;
        readonly assignee?: string;
        /** 单位名称或文件名的一部分 */
        readonly search?: string;
        /** 只要有错误级疑点的 */
        readonly withErrors?: 'true' | 'false';
        /** 只要有文件没能读取的 */
        readonly withFailures?: 'true' | 'false';
        /** 只要有这条规则的疑点的 */
        readonly rule?: string;
        /** 建议得分不低于 */
        readonly scoreFrom?: number;
        /** 建议得分低于 */
        readonly scoreBelow?: number;
        /** 应交清单上的情况：on-time 按时，late 逾期，no-date 日期不明，unread 未能读取；须指定批次 */
        readonly roster?: 'on-time' | 'late' | 'no-date' | 'unread';
        readonly batch?: string;
        /** late 逾期天数，须指定有应交清单的批次 */
        readonly sort?:
          | 'created'
          | 'position'
          | 'unit'
          | 'year'
          | 'state'
          | 'suggested'
          | 'selfScore'
          | 'score'
          | 'errors'
          | 'warnings'
          | 'submitted'
          | 'settled'
          | 'late';
        readonly order?: 'asc' | 'desc';
        readonly offset?: number;
        readonly most?: number;
      };
    };
    readonly answer: {
      readonly rows: readonly Submission[];
      /** 符合条件的总数 */
      readonly total: number;
    };
  };
  /** 一份材料，连同人的决定和评分表 */
  'GET /submissions/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: {
      readonly submission: Submission;
      readonly decisions: readonly Decision[];
      readonly adjustments: readonly Adjustment[];
      readonly sheet: ScoreSheet | null;
      /** 各评分项的评分标准，按编号 */
      readonly standards: Readonly<Record<string, string>>;
    };
  };
  /** 更正单位、年度、日期，或指定负责人 */
  'PATCH /submissions/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly unit?: string | null;
        readonly year?: number | null;
        readonly submitted?: string | null;
        readonly published?: string | null;
        readonly assignee?: string | null;
      };
    };
    readonly answer: Submission;
  };
  /** 删除材料 */
  'DELETE /submissions/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        readonly signed?: 'true' | 'false';
      };
    };
    readonly answer: null;
  };
  /** 审核结果 */
  'GET /submissions/{id}/review': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: Review;
  };
  /** 操作记录 */
  'GET /submissions/{id}/history': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: readonly HistoryEntry[];
  };
  /** 重试 */
  'POST /submissions/{id}/retry': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: Submission;
  };
  /** 取消 */
  'POST /submissions/{id}/cancel': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: Submission;
  };
  /** 换评分表或配置重新审核 */
  'POST /submissions/{id}/reaudit': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        /** 评分表编号，null 为默认 */
        readonly rubric?: string | null;
        /** 本地区配置编号，null 为默认 */
        readonly config?: string | null;
      };
    };
    readonly answer: BulkResult;
  };
  /** 对多份材料进行同一操作 */
  'POST /submissions/actions': {
    readonly request: {
      readonly body: {
        readonly action: 'retry' | 'cancel' | 'reaudit' | 'assign' | 'delete';
        /** 哪些材料；不写则看 filter，再看 batch */
        readonly ids?: readonly string[];
        /** 整个批次 */
        readonly batch?: string;
        /** 符合条件的全部材料；条件写法与材料清单的查询参数相同 */
        readonly filter?: {
          /** 可写多个，用逗号隔开 */
          readonly state?: string;
          readonly sign?: 'open' | 'signed';
          readonly year?: number;
          /** 预算单位名称，完全相同 */
          readonly unit?: string;
          readonly assignee?: string;
          /** 单位名称或文件名的一部分 */
          readonly search?: string;
          /** 只要有错误级疑点的 */
          readonly withErrors?: 'true' | 'false';
          /** 只要有文件没能读取的 */
          readonly withFailures?: 'true' | 'false';
          /** 只要有这条规则的疑点的 */
          readonly rule?: string;
          /** 建议得分不低于 */
          readonly scoreFrom?: number;
          /** 建议得分低于 */
          readonly scoreBelow?: number;
          /** 应交清单上的情况：on-time 按时，late 逾期，no-date 日期不明，unread 未能读取；须指定批次 */
          readonly roster?: 'on-time' | 'late' | 'no-date' | 'unread';
          readonly batch?: string;
        };
        /** 看到的份数；与 filter 找到的不符时不执行 */
        readonly count?: number;
        /** reaudit 用的评分表和配置；不写则与批次相同 */
        readonly setup?: {
          /** 评分表编号，null 为默认 */
          readonly rubric?: string | null;
          /** 本地区配置编号，null 为默认 */
          readonly config?: string | null;
        };
        readonly assignee?: string | null;
      };
    };
    readonly answer: BulkResult;
  };
  /** 批量操作的进度 */
  'GET /tasks': { readonly request: null; readonly answer: readonly BulkTask[] };
  /** 一项批量操作的进度 */
  'GET /tasks/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: BulkTask;
  };
  /** 停止一项批量操作 */
  'POST /tasks/{id}/stop': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: BulkTask;
  };
  /** 对疑点作出决定 */
  'PUT /submissions/{id}/decisions/{key}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        /** 疑点的 key */
        readonly key: string;
      };
      readonly body: {
        readonly verdict: 'accepted' | 'dismissed' | null;
        readonly reason?: string | null;
        readonly note?: string | null;
      };
    };
    readonly answer: null;
  };
  /** 撤销对疑点的决定 */
  'DELETE /submissions/{id}/decisions/{key}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        /** 疑点的 key */
        readonly key: string;
      };
    };
    readonly answer: null;
  };
  /** 调整一项评分 */
  'PUT /submissions/{id}/criteria/{criterion}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        readonly criterion: string;
      };
      readonly body: {
        /** null：分数不变，只改理由 */
        readonly points: number | null;
        /** 扣分理由，写入评分表 */
        readonly reason?: string | null;
      };
    };
    readonly answer: null;
  };
  /** 撤销对一项评分的调整 */
  'DELETE /submissions/{id}/criteria/{criterion}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        readonly criterion: string;
      };
    };
    readonly answer: null;
  };
  /** 评分表（Word 或 Excel），按官方样式填好 */
  'GET /submissions/{id}/score-sheet.{format}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        readonly format: 'docx' | 'xlsx';
      };
    };
    readonly answer: null;
  };
  /** 签署评分表 */
  'POST /submissions/{id}/sign-off': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        /** 看到的审核结果的编号（Submission.review） */
        readonly review: string;
      };
    };
    readonly answer: {
      readonly total: number;
    };
  };
  /** 重新打开已签署的材料 */
  'POST /submissions/{id}/reopen': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly reason: string;
      };
    };
    readonly answer: null;
  };
  /** 材料中的文件 */
  'GET /submissions/{id}/documents': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: readonly Document[];
  };
  /** 原件 */
  'GET /documents/{id}/original': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        /** PDF 和图片在浏览器里显示，不保存 */
        readonly inline?: 'true' | 'false';
      };
    };
    readonly answer: null;
  };
  /** 读出的文字，逐块带位置 */
  'GET /documents/{id}/text': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: unknown;
  };
  /** Word 文件和网页的版面（HTML 片段） */
  'GET /documents/{id}/html': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: null;
  };
  /** 一页的图像（PNG） */
  'GET /documents/{id}/pages/{page}': {
    readonly request: {
      readonly path: {
        readonly id: string;
        /** 从 1 起 */
        readonly page: number;
      };
      readonly query?: {
        /** 宽度（像素） */
        readonly width?: number;
      };
    };
    readonly answer: null;
  };
  /** 进度（Server-Sent Events） */
  'GET /events': {
    readonly request: {
      readonly query?: {
        readonly batch?: string;
        /** 从此编号之后讲起；默认只讲新的 */
        readonly after?: number;
      };
    };
    readonly answer: null;
  };
  /** 全部检查规则，按检查的先后 */
  'GET /rules': { readonly request: null; readonly answer: readonly Rule[] };
  /** 评分表和配置 */
  'GET /setups': {
    readonly request: null;
    readonly answer: {
      /** 自带的配置 */
      readonly own: readonly string[];
      readonly files: readonly SetupFile[];
      /** 自带的评分表和配置的 YAML，供复制后修改 */
      readonly defaults: {
        readonly rubric: string;
        /** 按编号 */
        readonly configs: Readonly<Record<string, string>>;
      };
    };
  };
  /** 评分表或配置的内容 */
  'GET /setups/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: {
      readonly id: string;
      /** rubric 评分表，config 本地区配置 */
      readonly kind: 'rubric' | 'config';
      readonly name: string;
      readonly updated: string;
      readonly yaml: string;
    };
  };
  /** 保存评分表或配置 */
  'PUT /setups/{id}': {
    readonly request: {
      readonly path: {
        /** 编号，如 yundu-2025 */
        readonly id: string;
      };
      readonly body: {
        /** rubric 评分表，config 本地区配置 */
        readonly kind: 'rubric' | 'config';
        readonly name: string;
        readonly yaml: string;
      };
    };
    readonly answer: {
      readonly file: SetupFile;
      /** 检查出的问题，没有则为空 */
      readonly problems: readonly {
        readonly level: 'error' | 'warning';
        readonly criterion: string | null;
        readonly message: string;
      }[];
    };
  };
  /** 删除评分表或配置 */
  'DELETE /setups/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: null;
  };
  /** 检查评分表或配置，不保存 */
  'POST /setups/lint': {
    readonly request: {
      readonly body: {
        /** rubric 评分表，config 本地区配置 */
        readonly kind: 'rubric' | 'config';
        readonly yaml: string;
      };
    };
    readonly answer: {
      /** 检查出的问题，没有则为空 */
      readonly problems: readonly {
        readonly level: 'error' | 'warning';
        readonly criterion: string | null;
        readonly message: string;
      }[];
    };
  };
  /** Word 模板 */
  'GET /templates': { readonly request: null; readonly answer: readonly Template[] };
  /** 下载现在用的模板，供修改 */
  'GET /templates/{kind}': {
    readonly request: {
      readonly path: {
        /** notice 整改通知，score-sheet 评分表 */
        readonly kind: 'notice' | 'score-sheet';
      };
    };
    readonly answer: null;
  };
  /** 上传自己的模板（.docx），立即使用 */
  'POST /templates/{kind}': {
    readonly request: {
      readonly path: {
        /** notice 整改通知，score-sheet 评分表 */
        readonly kind: 'notice' | 'score-sheet';
      };
    };
    readonly answer: {
      readonly name: string;
      readonly size: number;
      readonly updated: string;
      readonly byName: string;
    };
  };
  /** 不用自己的模板，改回自带的 */
  'DELETE /templates/{kind}': {
    readonly request: {
      readonly path: {
        /** notice 整改通知，score-sheet 评分表 */
        readonly kind: 'notice' | 'score-sheet';
      };
    };
    readonly answer: null;
  };
  /** 用一份已审核的材料试用评分表或配置，不保存 */
  'POST /setups/try': {
    readonly request: {
      readonly body: {
        /** rubric 评分表，config 本地区配置 */
        readonly kind: 'rubric' | 'config';
        readonly yaml: string;
        readonly submission: string;
      };
    };
    readonly answer: TryResult;
  };
  /** 队列状况 */
  'GET /queue': {
    readonly request: null;
    readonly answer: {
      readonly submissions: StateCounts;
      /** 等得最久的一份已等了多少秒 */
      readonly oldestSeconds: number | null;
      /** 保存的材料总字节数 */
      readonly storedBytes: number;
      /** 队列在哪里 */
      readonly kind: 'embedded' | 'postgres' | 'redis';
      /** 各队列各状态的任务数 */
      readonly jobs: Readonly<Record<string, Readonly<Record<string, number>>>>;
    };
  };
  /** 没能处理的材料及原因 */
  'GET /dead-letters': {
    readonly request: {
      readonly query?: {
        readonly offset?: number;
        readonly most?: number;
      };
    };
    readonly answer: {
      readonly rows: readonly Submission[];
      readonly total: number;
    };
  };
  /** 重试没能处理的材料 */
  'POST /dead-letters/retry': {
    readonly request: {
      readonly body: {
        /** 不写则为全部 */
        readonly ids?: readonly string[];
      };
    };
    readonly answer: BulkResult;
  };
  /** 全部操作记录 */
  'GET /history': {
    readonly request: {
      readonly query?: {
        readonly before?: number;
        readonly by?: string;
        readonly action?: string;
        readonly most?: number;
      };
    };
    readonly answer: readonly HistoryEntry[];
  };
  /** 开始备份 */
  'POST /backups': {
    readonly request: null;
    readonly answer: {
      /** 数据文件夹的 backups 里的文件夹名，用 jishen restore 恢复 */
      readonly name: string;
      readonly state: 'running' | 'done' | 'failed';
      readonly started: string;
      readonly finished: string | null;
      /** 数据行数 */
      readonly rows: number | null;
      /** 文件数；正在备份时为已完成的 */
      readonly files: number;
    };
  };
  /** 备份列表 */
  'GET /backups': {
    readonly request: null;
    readonly answer: readonly {
      /** 数据文件夹的 backups 里的文件夹名，用 jishen restore 恢复 */
      readonly name: string;
      readonly state: 'running' | 'done' | 'failed';
      readonly started: string;
      readonly finished: string | null;
      /** 数据行数 */
      readonly rows: number | null;
      /** 文件数；正在备份时为已完成的 */
      readonly files: number;
    }[];
  };
}
